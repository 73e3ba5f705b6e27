// A file system that locks no files: every lock that is asked of fcntl fails by the errno that LOCK_ERRNO names.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>

typedef int (*fcntl_call)(int, int, ...);

static int locked(const char *name, int fd, int command, void *argument) {
  const char *wanted = getenv("LOCK_ERRNO");
  if (wanted && (command == F_SETLK || command == F_SETLKW)) {
    errno = atoi(wanted);
    return -1;
  }
  fcntl_call real = (fcntl_call)dlsym(RTLD_NEXT, name);
  return real(fd, command, argument);
}

int fcntl(int fd, int command, ...) {
  va_list rest;
  va_start(rest, command);
  void *argument = va_arg(rest, void *);
  va_end(rest);
  return locked("fcntl", fd, command, argument);
}

int fcntl64(int fd, int command, ...) {
  va_list rest;
  va_start(rest, command);
  void *argument = va_arg(rest, void *);
  va_end(rest);
  return locked("fcntl64", fd, command, argument);
}
