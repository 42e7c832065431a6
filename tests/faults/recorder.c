/*
 * Preloaded into a program under test: writes down what it does to the files below one folder, and makes the N-th of
 * these calls fail. Read by recorder.ts. Environment: FAULTS_PREFIX the folder, FAULTS_TRACE the file of records,
 * FAULTS_CONTROL a file of eight 32-bit numbers shared with whoever gives the orders.
 *
 * A record: op u32, length of path u32, offset u64, length of data u64, path, data. Written after the call succeeded,
 * under one lock, so that the order of the records is the order of the calls.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OPENED = 1, WRITTEN = 2, SYNCED = 3, CUT = 4, UNLINKED = 5, RENAMED = 6, FOLDER_SYNCED = 7 };
enum { WRITES = 1, SYNCS = 2, NAMES = 4 };
#define FDS 65536

/*
 * `countdown` calls of the wanted kinds go well, then one fails with `error`, or all of them where `repeat` is set. Where
 * `error` is 0 the program is killed in its place.
 */
struct control {
  volatile int32_t kinds, countdown, error, repeat, hits, seen_writes, seen_syncs, seen_names;
};

static struct control nothing = {0, -1, 0, 0, 0, 0, 0, 0};
static struct control *control = &nothing;
static char prefix[PATH_MAX];
static size_t prefix_length;
static int trace = -1;
static char *paths[FDS];
static char is_folder[FDS];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) ((__typeof__(&name))real(#name))
static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

__attribute__((constructor)) static void start(void) {
  const char *folder = getenv("FAULTS_PREFIX"), *to = getenv("FAULTS_TRACE"), *orders = getenv("FAULTS_CONTROL");
  if (folder == NULL || strlen(folder) >= sizeof prefix) return;
  strcpy(prefix, folder);
  prefix_length = strlen(prefix);
  if (to != NULL) trace = REAL(open)(to, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (orders != NULL) {
    int fd = REAL(open)(orders, O_RDWR | O_CLOEXEC);
    void *at = fd < 0 ? MAP_FAILED : mmap(NULL, sizeof(struct control), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (at != MAP_FAILED) control = at;
  }
}

static int ours(const char *path) {
  return prefix_length > 0 && path != NULL && strncmp(path, prefix, prefix_length) == 0;
}
static void forget(int fd) {
  if (fd < 0 || fd >= FDS || paths[fd] == NULL) return;
  pthread_mutex_lock(&lock);
  free(paths[fd]);
  paths[fd] = NULL;
  pthread_mutex_unlock(&lock);
}
/* Not every close passes by here: a number that belongs to a socket by now, or to a file elsewhere, is no file of ours. */
static const char *path_of(int fd) {
  if (fd < 0 || fd >= FDS || paths[fd] == NULL) return NULL;
  struct stat seen;
  if (fstat(fd, &seen) != 0 || !(S_ISREG(seen.st_mode) || S_ISDIR(seen.st_mode))) {
    forget(fd);
    return NULL;
  }
  return paths[fd];
}

static void put(uint32_t op, const char *path, const char *other, uint64_t offset, const void *data, uint64_t length) {
  if (trace < 0) return;
  uint32_t path_length = strlen(path), other_length = other == NULL ? 0 : strlen(other) + 1;
  struct { uint32_t op, path_length; uint64_t offset, length; } head = {op, path_length + other_length, offset, length};
  struct iovec parts[4] = {{&head, sizeof head}, {(void *)path, path_length}, {NULL, 0}, {(void *)data, length}};
  char joined[PATH_MAX + 1];
  if (other != NULL) {
    joined[0] = 0;
    memcpy(joined + 1, other, other_length - 1);
    parts[2].iov_base = joined;
    parts[2].iov_len = other_length;
  }
  if (REAL(writev)(trace, parts, 4) < 0) _exit(97);
}

/* Under the lock: 1 with errno set when this call is to fail. */
static int fails(int kind) {
  if (kind == WRITES) control->seen_writes++;
  if (kind == SYNCS) control->seen_syncs++;
  if (kind == NAMES) control->seen_names++;
  if (control->countdown < 0 || (control->kinds & kind) == 0) return 0;
  if (control->countdown > 0) {
    control->countdown--;
    return 0;
  }
  if (!control->repeat) control->countdown = -1;
  control->hits++;
  if (control->error == 0) kill(getpid(), SIGKILL);
  errno = control->error;
  return 1;
}

static void remember(int fd, const char *path, int flags, int fresh) {
  if (fd < 0 || fd >= FDS) return;
  struct stat seen;
  is_folder[fd] = fstat(fd, &seen) == 0 && S_ISDIR(seen.st_mode);
  free(paths[fd]);
  paths[fd] = strdup(path);
  if (!is_folder[fd] && (fresh || (flags & O_TRUNC))) put(OPENED, path, NULL, (flags & O_TRUNC) ? 1 : 0, NULL, 0);
}

#define OPENING(name, call)                                            \
  if (!ours(path)) {                                                   \
    int elsewhere = call;                                              \
    forget(elsewhere);                                                 \
    return elsewhere;                                                  \
  }                                                                    \
  pthread_mutex_lock(&lock);                                           \
  int fresh = (flags & O_CREAT) && access(path, F_OK) != 0;            \
  int fd = fresh && fails(NAMES) ? -1 : call;                          \
  int kept = errno;                                                    \
  remember(fd, path, flags, fresh);                                    \
  pthread_mutex_unlock(&lock);                                         \
  errno = kept;                                                        \
  return fd;

#define MODE                                   \
  mode_t mode = 0;                             \
  if (flags & (O_CREAT | __O_TMPFILE)) {       \
    va_list words;                             \
    va_start(words, flags);                    \
    mode = va_arg(words, mode_t);              \
    va_end(words);                             \
  }

int open(const char *path, int flags, ...) { MODE OPENING(open, REAL(open)(path, flags, mode)) }
int open64(const char *path, int flags, ...) { MODE OPENING(open64, REAL(open64)(path, flags, mode)) }
int openat(int at, const char *path, int flags, ...) { MODE OPENING(openat, REAL(openat)(at, path, flags, mode)) }
int openat64(int at, const char *path, int flags, ...) { MODE OPENING(openat64, REAL(openat64)(at, path, flags, mode)) }

int close(int fd) {
  if (path_of(fd) != NULL) {
    pthread_mutex_lock(&lock);
    free(paths[fd]);
    paths[fd] = NULL;
    pthread_mutex_unlock(&lock);
  }
  return REAL(close)(fd);
}

static ssize_t written(int fd, const void *data, ssize_t done, off_t at) {
  if (done > 0) put(WRITTEN, paths[fd], NULL, at, data, done);
  return done;
}

#define WRITING(call, at)                          \
  if (path_of(fd) == NULL) return call;            \
  pthread_mutex_lock(&lock);                       \
  off_t start_at = at;                             \
  ssize_t done = fails(WRITES) ? -1 : call;        \
  int kept = errno;                                \
  written(fd, data, done, start_at);               \
  pthread_mutex_unlock(&lock);                     \
  errno = kept;                                    \
  return done;

ssize_t write(int fd, const void *data, size_t n) { WRITING(REAL(write)(fd, data, n), lseek(fd, 0, SEEK_CUR)) }
ssize_t pwrite(int fd, const void *data, size_t n, off_t at) { WRITING(REAL(pwrite)(fd, data, n, at), at) }
ssize_t pwrite64(int fd, const void *data, size_t n, off64_t at) { WRITING(REAL(pwrite64)(fd, data, n, at), at) }

/* One buffer after the other: what the system leaves to chance is then one record each. */
#define WRITING_MANY(one, at)                                                              \
  ssize_t total = 0;                                                                       \
  for (int i = 0; i < count; i++) {                                                        \
    ssize_t done = one;                                                                    \
    if (done < 0) return total > 0 ? total : done;                                         \
    total += done;                                                                         \
    if ((size_t)done < parts[i].iov_len) break;                                            \
  }                                                                                        \
  return total;
ssize_t writev(int fd, const struct iovec *parts, int count) {
  if (path_of(fd) == NULL) return REAL(writev)(fd, parts, count);
  WRITING_MANY(write(fd, parts[i].iov_base, parts[i].iov_len), 0)
}
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) {
  if (path_of(fd) == NULL) return REAL(pwritev)(fd, parts, count, at);
  WRITING_MANY(pwrite(fd, parts[i].iov_base, parts[i].iov_len, at + total), at)
}
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t at) {
  if (path_of(fd) == NULL) return REAL(pwritev64)(fd, parts, count, at);
  WRITING_MANY(pwrite64(fd, parts[i].iov_base, parts[i].iov_len, at + total), at)
}
/* Where data would pass by the hooks above the caller is sent to write(). */
ssize_t copy_file_range(int from, off64_t *from_at, int fd, off64_t *at, size_t n, unsigned flags) {
  if (path_of(fd) == NULL) return REAL(copy_file_range)(from, from_at, fd, at, n, flags);
  errno = ENOSYS;
  return -1;
}

static int syncing(int fd, int (*sync)(int)) {
  if (path_of(fd) == NULL) return sync(fd);
  pthread_mutex_lock(&lock);
  int done = fails(SYNCS) ? -1 : sync(fd);
  int kept = errno;
  if (done == 0) put(is_folder[fd] ? FOLDER_SYNCED : SYNCED, paths[fd], NULL, 0, NULL, 0);
  pthread_mutex_unlock(&lock);
  errno = kept;
  return done;
}
int fsync(int fd) { return syncing(fd, REAL(fsync)); }
int fdatasync(int fd) { return syncing(fd, REAL(fdatasync)); }

#define CUTTING(call)                                                     \
  if (path_of(fd) == NULL) return call;                                   \
  pthread_mutex_lock(&lock);                                              \
  int done = fails(WRITES) ? -1 : call;                                   \
  int kept = errno;                                                       \
  if (done == 0) put(CUT, paths[fd], NULL, length, NULL, 0);              \
  pthread_mutex_unlock(&lock);                                            \
  errno = kept;                                                           \
  return done;
int ftruncate(int fd, off_t length) { CUTTING(REAL(ftruncate)(fd, length)) }
int ftruncate64(int fd, off64_t length) { CUTTING(REAL(ftruncate64)(fd, length)) }

int unlink(const char *path) {
  if (!ours(path)) return REAL(unlink)(path);
  pthread_mutex_lock(&lock);
  int done = fails(NAMES) ? -1 : REAL(unlink)(path);
  int kept = errno;
  if (done == 0) put(UNLINKED, path, NULL, 0, NULL, 0);
  pthread_mutex_unlock(&lock);
  errno = kept;
  return done;
}
int rename(const char *from, const char *to) {
  if (!ours(from) && !ours(to)) return REAL(rename)(from, to);
  pthread_mutex_lock(&lock);
  int done = fails(NAMES) ? -1 : REAL(rename)(from, to);
  int kept = errno;
  if (done == 0) put(RENAMED, from, to, 0, NULL, 0);
  pthread_mutex_unlock(&lock);
  errno = kept;
  return done;
}
