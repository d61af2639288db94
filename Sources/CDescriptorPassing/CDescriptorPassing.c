#define _GNU_SOURCE
#include "CDescriptorPassing.h"
#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

enum { MOST = 8 };

int descriptors_send(int socket, const void *bytes, size_t length, const int *files, int count) {
  if (count > MOST) { errno = EINVAL; return -1; }
  char control[CMSG_SPACE(sizeof(int) * MOST)];
  const char *rest = bytes;
  while (length > 0) {
    struct iovec piece = {.iov_base = (void *)rest, .iov_len = length};
    struct msghdr message = {.msg_iov = &piece, .msg_iovlen = 1};
    if (count > 0) {
      memset(control, 0, sizeof control);
      message.msg_control = control;
      message.msg_controllen = CMSG_SPACE(sizeof(int) * count);
      struct cmsghdr *header = CMSG_FIRSTHDR(&message);
      header->cmsg_level = SOL_SOCKET;
      header->cmsg_type = SCM_RIGHTS;
      header->cmsg_len = CMSG_LEN(sizeof(int) * count);
      memcpy(CMSG_DATA(header), files, sizeof(int) * count);
    }
    ssize_t sent = sendmsg(socket, &message, MSG_NOSIGNAL);
    if (sent < 0) {
      if (errno == EINTR) continue;
      return -1;
    }
    count = 0;
    rest += sent;
    length -= sent;
  }
  return 0;
}

ssize_t descriptors_receive(int socket, void *bytes, size_t capacity, int *files, int *count) {
  int room = *count;
  *count = 0;
  char control[CMSG_SPACE(sizeof(int) * MOST)];
  struct iovec piece = {.iov_base = bytes, .iov_len = capacity};
  struct msghdr message = {
      .msg_iov = &piece, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control};
  ssize_t received;
  do {
    received = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
  } while (received < 0 && errno == EINTR);
  if (received < 0) return -1;
  for (struct cmsghdr *header = CMSG_FIRSTHDR(&message); header; header = CMSG_NXTHDR(&message, header)) {
    if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) continue;
    int came = (int)((header->cmsg_len - CMSG_LEN(0)) / sizeof(int));
    for (int i = 0; i < came; i++) {
      int file;
      memcpy(&file, CMSG_DATA(header) + sizeof(int) * i, sizeof(int));
      if (*count < room) files[(*count)++] = file;
      else close(file);
    }
  }
  return received;
}
