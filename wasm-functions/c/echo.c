/* Answers with the event it was sent: the smallest function there is. */

#include <unistd.h>

int main(void) {
    char buffer[16384];
    for (;;) {
        ssize_t got = read(STDIN_FILENO, buffer, sizeof buffer);
        if (got <= 0) return got < 0;
        for (ssize_t put = 0; put < got;) {
            ssize_t more = write(STDOUT_FILENO, buffer + put, (size_t)(got - put));
            if (more < 0) return 1;
            put += more;
        }
    }
}
