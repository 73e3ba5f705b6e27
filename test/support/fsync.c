// Loaded into a Node-RED under test by LD_PRELOAD: sees every fsync and fdatasync of the files in one folder, which
// SQLite makes without JavaScript. Each is written down when it has returned; on the way it can be made slow or fail,
// and the folder be copied as it is at that moment. The environment says all of it: see fsync.ts.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int count = 0;

// How long the log was when it was last seen to the disk: beyond that lies what a failed fsync may drop.
static off_t kept = 0;

// What a kernel does that drops the pages it could not write: they read as if they had never been written.
static void drop_pages(int fd) {
  struct stat file;
  if (fstat(fd, &file) != 0 || file.st_size <= kept) return;
  char *zeros = calloc(1, (size_t)(file.st_size - kept));
  if (zeros && pwrite(fd, zeros, (size_t)(file.st_size - kept), kept) < 0) errno = EIO;
  free(zeros);
}

// By a process of its own: a file that this one opened and closed would lose SQLite's locks on it.
static void copy_folder(const char *folder, const char *copies) {
  char target[PATH_MAX];
  snprintf(target, sizeof target, "%s/%d", copies, count);
  char *arguments[] = {"cp", "-r", (char *)folder, target, NULL};
  char *environment[] = {"PATH=/usr/bin:/bin", NULL};
  pid_t child;
  if (posix_spawn(&child, "/bin/cp", NULL, NULL, arguments, environment) == 0) waitpid(child, NULL, 0);
}

static int watched(int fd, const char *name) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
  const char *folder = getenv("FSYNC_FOLDER");
  const char *log = getenv("FSYNC_LOG");
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (!folder || !log || length < 0) return real(fd);
  path[length] = 0;
  if (strncmp(path, folder, strlen(folder)) != 0) return real(fd);

  const char *failing = getenv("FSYNC_FAILING");
  const char *dropping = getenv("FSYNC_DROPPING");
  int is_log = length > 4 && strcmp(path + length - 4, "-wal") == 0;
  if (failing && access(failing, F_OK) == 0) {
    if (is_log && dropping) drop_pages(fd);
    errno = EIO;
    return -1;
  }
  const char *slow = getenv("FSYNC_SLOW_MS");
  if (slow) usleep((useconds_t)atoi(slow) * 1000);
  int result = real(fd);
  int error = errno;
  struct stat file;
  if (is_log && result == 0 && fstat(fd, &file) == 0) kept = file.st_size;
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  count += 1;
  const char *copies = getenv("FSYNC_COPIES");
  if (copies) copy_folder(folder, copies);
  char line[PATH_MAX + 64];
  int size = snprintf(line, sizeof line, "%lld%09ld %d %s\n", (long long)now.tv_sec, now.tv_nsec, count, path);
  int out = open(log, O_WRONLY | O_CREAT | O_APPEND, 0600);
  if (out >= 0) {
    if (write(out, line, (size_t)size) < 0) error = error ? error : errno;
    close(out);
  }
  errno = error;
  return result;
}

int fsync(int fd) { return watched(fd, "fsync"); }
int fdatasync(int fd) { return watched(fd, "fdatasync"); }
