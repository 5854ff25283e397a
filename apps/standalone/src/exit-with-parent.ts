/**
 * Loaded before every child of the launcher: when the launcher is gone, even by kill -9, the channel to it closes and
 * the child ends itself in good order. Without it, orphans would hold the ports that the next start needs.
 */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
