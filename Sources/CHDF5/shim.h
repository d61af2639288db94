// The serial HDF5 library (Debian: libhdf5-dev).
#pragma once
#include <hdf5.h>
