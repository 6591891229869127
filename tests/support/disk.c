/*
 * A disk that fails, loaded before the C library (LD_PRELOAD). It looks only at files below DISK_OF.
 * DISK_KEPT: a folder. Whenever a file is synced, what it holds then is copied there: after a cut of power the disk
 *   holds that and nothing else.
 * DISK_DO: a folder. While it has a file "no-sync", syncs fail with EIO; while it has "full", writes fail with ENOSPC.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static const char *tracked(int fd, char *path) {
  const char *of = getenv("DISK_OF");
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  if (!of || length < 0) return NULL;
  path[length] = 0;
  if (strncmp(path, of, strlen(of)) != 0) return NULL;
  const char *name = strrchr(path, '/') + 1;
  return strncmp(name, "record.db", 9) == 0 && !strstr(name, "-shm") ? name : NULL;
}

static int asked(const char *what) {
  const char *folder = getenv("DISK_DO");
  char path[PATH_MAX];
  if (!folder) return 0;
  snprintf(path, sizeof path, "%s/%s", folder, what);
  return access(path, F_OK) == 0;
}

static void keep(int fd, const char *name) {
  const char *folder = getenv("DISK_KEPT");
  char path[PATH_MAX], beside[PATH_MAX], piece[65536];
  if (!folder) return;
  snprintf(path, sizeof path, "%s/%s", folder, name);
  snprintf(beside, sizeof beside, "%s/%s.tmp", folder, name);
  int out = open(beside, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (out < 0) abort();
  off_t at = 0;
  ssize_t got;
  while ((got = pread(fd, piece, sizeof piece, at)) > 0) {
    if (REAL(write)(out, piece, got) != got) abort();
    at += got;
  }
  close(out);
  if (rename(beside, path) != 0) abort();
}

static int synced(int fd, int (*real)(int)) {
  char path[PATH_MAX];
  const char *name = tracked(fd, path);
  if (name && asked("no-sync")) {
    errno = EIO;
    return -1;
  }
  int result = real(fd);
  if (name && result == 0) keep(fd, name);
  return result;
}

static int refused(int fd) {
  char path[PATH_MAX];
  if (!tracked(fd, path) || !asked("full")) return 0;
  errno = ENOSPC;
  return 1;
}

int fsync(int fd) { return synced(fd, REAL(fsync)); }
int fdatasync(int fd) { return synced(fd, REAL(fdatasync)); }
ssize_t write(int fd, const void *bytes, size_t length) {
  return refused(fd) ? -1 : REAL(write)(fd, bytes, length);
}
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) {
  return refused(fd) ? -1 : REAL(pwrite)(fd, bytes, length, at);
}
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) {
  return refused(fd) ? -1 : REAL(pwrite64)(fd, bytes, length, at);
}
