/** Loaded into a worker thread: ends it, or makes it hang, when a job asks for that. */
const { parentPort } = require('node:worker_threads');

parentPort.on('message', (job) => {
  const word = job && Buffer.from(job.bytes).toString();
  if (word === 'die') process.exit(3);
  while (word === 'hang');
});
