/** Loaded into a worker thread: ends it when a job asks for that. */
const { parentPort } = require('node:worker_threads');

parentPort.on('message', (job) => {
  if (job && Buffer.from(job.bytes).toString() === 'die') process.exit(3);
});
