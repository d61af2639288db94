// OpenSSL's message digests (Debian: libssl-dev).
#pragma once
#include <openssl/evp.h>
