// Bytes and open files over a Unix socket. C, because the CMSG macros cannot be imported into Swift.
#pragma once
#include <stddef.h>
#include <sys/types.h>

/// Sends `length` bytes, all of them, and with the first of them `count` open files (at most 8). 0, or -1 with errno.
int descriptors_send(int socket, const void *bytes, size_t length, const int *files, int count);

/// Receives up to `capacity` bytes and the open files that came with them; `*count` is the room in `files` before and
/// how many came after. Returns the bytes, 0 at the end, -1 with errno. The files are closed on exec.
ssize_t descriptors_receive(int socket, void *bytes, size_t capacity, int *files, int *count);
