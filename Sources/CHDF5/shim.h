// The serial HDF5 library (Debian: libhdf5-dev).
#pragma once
#include <hdf5.h>
#include <string.h>

// Swift does not see macros that call functions or cast.
static inline hid_t h5_native_float(void) { return H5T_NATIVE_FLOAT; }
static inline hid_t h5_c_string(void) { return H5T_C_S1; }
static inline hid_t h5_default(void) { return H5P_DEFAULT; }
static inline hid_t h5_file_access(void) { return H5P_FILE_ACCESS; }
static inline hid_t h5_all(void) { return H5S_ALL; }
static inline unsigned h5_read_only(void) { return H5F_ACC_RDONLY; }
static inline size_t h5_variable(void) { return H5T_VARIABLE; }
static inline hsize_t h5_unlimited(void) { return H5S_UNLIMITED; }

// Each error would be printed to standard error; the caller has its own sentence. No plug-in is ever loaded for a file.
static inline void h5_quiet(void) {
  H5dont_atexit();
  H5open();
  H5Eset_auto2(H5E_DEFAULT, NULL, NULL);
  H5PLset_loading_state(0);
}

#include <unistd.h>

// Swift hides fork; files that nobody vouches for are read in a process of their own (see `Isolated`).
static inline int h5_fork(void) { return fork(); }

#include <sys/syscall.h>

// Nor does it show memfd_create, which wants _GNU_SOURCE: a file in memory, without a name, closed on exec.
static inline int h5_anonymous_file(void) { return (int)syscall(SYS_memfd_create, "lectern", 1U); }

// What a file is written with.
static inline unsigned h5_truncate(void) { return H5F_ACC_TRUNC; }
static inline hid_t h5_double(void) { return H5T_IEEE_F64LE; }
static inline hid_t h5_file_float(void) { return H5T_IEEE_F32LE; }
static inline hid_t h5_file_int32(void) { return H5T_STD_I32LE; }
