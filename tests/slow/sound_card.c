/* A sound card made of a file: an ALSA device that plays in real time, writes each period with its time to a file, and fails
 * when told to. Configuration: `type booth_card` with `folder "PATH"` and, to be listed, `hint`. In that folder
 *   played   gets what is played: a line `nanoseconds frames` before each piece of 16-bit stereo samples at 44.1 kHz,
 *   gone     while it exists, the card is not there: it does not open, and an open one is lost,
 *   hang     while it exists, whoever calls the card waits for ever. */
#include <alsa/asoundlib.h>
#include <alsa/pcm_external.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#define RATE 44100
#define CHANNELS 2

struct card {
    snd_pcm_ioplug_t io;
    char folder[4000];
    FILE *played;
    int timer;
    int is_running;
    long long began;
};

static long long now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static int has(struct card *card, const char *name)
{
    char path[4100];
    snprintf(path, sizeof path, "%s/%s", card->folder, name);
    return access(path, F_OK) == 0;
}

/* Whether the card fails; it may never return. */
static int is_gone(struct card *card)
{
    while (has(card, "hang"))
        sleep(1);
    return has(card, "gone");
}

static int on_start(snd_pcm_ioplug_t *io)
{
    struct card *card = io->private_data;
    card->began = now();
    card->is_running = 1;
    return 0;
}

static int on_stop(snd_pcm_ioplug_t *io)
{
    ((struct card *)io->private_data)->is_running = 0;
    return 0;
}

static int on_prepare(snd_pcm_ioplug_t *io)
{
    struct card *card = io->private_data;
    card->is_running = 0;
    return is_gone(card) ? -ENODEV : 0;
}

/* How far the loudspeaker is. */
static snd_pcm_sframes_t on_pointer(snd_pcm_ioplug_t *io)
{
    struct card *card = io->private_data;
    if (is_gone(card))
        return -ENODEV;
    if (!card->is_running)
        return 0;
    unsigned long long heard = (unsigned long long)((now() - card->began) / 1e9 * RATE);
    if (heard > io->appl_ptr)
        heard = io->appl_ptr; /* silence instead of an underrun: machines that test are busy */
    return heard;
}

static snd_pcm_sframes_t on_transfer(snd_pcm_ioplug_t *io, const snd_pcm_channel_area_t *areas, snd_pcm_uframes_t offset,
                                     snd_pcm_uframes_t size)
{
    struct card *card = io->private_data;
    if (is_gone(card))
        return -ENODEV;
    const char *samples = (const char *)areas->addr + (areas->first + areas->step * offset) / 8;
    fprintf(card->played, "%lld %lu\n", now(), size);
    fwrite(samples, 2 * CHANNELS, size, card->played);
    fflush(card->played);
    return size;
}

static int on_poll(snd_pcm_ioplug_t *io, struct pollfd *fds, unsigned int n, unsigned short *events)
{
    struct card *card = io->private_data;
    unsigned long long ticks;
    (void)n;
    *events = 0;
    if (read(card->timer, &ticks, sizeof ticks) < 0 || !(fds[0].revents & POLLIN))
        return 0;
    *events = is_gone(card) ? POLLERR | POLLHUP : POLLOUT;
    return 0;
}

static int on_close(snd_pcm_ioplug_t *io)
{
    struct card *card = io->private_data;
    while (has(card, "hang"))
        sleep(1);
    fclose(card->played);
    close(card->timer);
    free(card);
    return 0;
}

static const snd_pcm_ioplug_callback_t callbacks = {
    .start = on_start,
    .stop = on_stop,
    .pointer = on_pointer,
    .transfer = on_transfer,
    .prepare = on_prepare,
    .poll_revents = on_poll,
    .close = on_close,
};

static int restrict_params(snd_pcm_ioplug_t *io)
{
    static const unsigned int access[] = {SND_PCM_ACCESS_RW_INTERLEAVED};
    static const unsigned int format[] = {SND_PCM_FORMAT_S16_LE};
    int error;
    if ((error = snd_pcm_ioplug_set_param_list(io, SND_PCM_IOPLUG_HW_ACCESS, 1, access)) < 0 ||
        (error = snd_pcm_ioplug_set_param_list(io, SND_PCM_IOPLUG_HW_FORMAT, 1, format)) < 0 ||
        (error = snd_pcm_ioplug_set_param_minmax(io, SND_PCM_IOPLUG_HW_CHANNELS, CHANNELS, CHANNELS)) < 0 ||
        (error = snd_pcm_ioplug_set_param_minmax(io, SND_PCM_IOPLUG_HW_RATE, RATE, RATE)) < 0 ||
        (error = snd_pcm_ioplug_set_param_minmax(io, SND_PCM_IOPLUG_HW_PERIOD_BYTES, 1024, 65536)) < 0)
        return error;
    return snd_pcm_ioplug_set_param_minmax(io, SND_PCM_IOPLUG_HW_PERIODS, 2, 32);
}

SND_PCM_PLUGIN_DEFINE_FUNC(booth_card)
{
    struct card *card = calloc(1, sizeof *card);
    snd_config_iterator_t i, next;
    char path[4100];
    int error;
    (void)root;
    if (!card)
        return -ENOMEM;
    snd_config_for_each(i, next, conf)
    {
        snd_config_t *entry = snd_config_iterator_entry(i);
        const char *id, *text;
        if (snd_config_get_id(entry, &id) >= 0 && !strcmp(id, "folder") && snd_config_get_string(entry, &text) >= 0)
            snprintf(card->folder, sizeof card->folder, "%s", text);
    }
    if (is_gone(card)) {
        free(card);
        return -ENODEV;
    }
    snprintf(path, sizeof path, "%s/played", card->folder);
    card->played = fopen(path, "ab");
    card->timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK);
    struct itimerspec tick = {.it_interval = {0, 10000000}, .it_value = {0, 10000000}};
    timerfd_settime(card->timer, 0, &tick, NULL);
    card->io.version = SND_PCM_IOPLUG_VERSION;
    card->io.name = "A card made of a file";
    card->io.flags = SND_PCM_IOPLUG_FLAG_BOUNDARY_WA;
    card->io.callback = &callbacks;
    card->io.private_data = card;
    card->io.poll_fd = card->timer;
    card->io.poll_events = POLLIN;
    error = snd_pcm_ioplug_create(&card->io, name, stream, mode);
    if (error >= 0)
        error = restrict_params(&card->io);
    if (error < 0)
        return error;
    *pcmp = card->io.pcm;
    return 0;
}
SND_PCM_PLUGIN_SYMBOL(booth_card);
