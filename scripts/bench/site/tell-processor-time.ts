/** Loaded before a build that is measured: as it ends it tells what it took of the processors. */
process.once('exit', () => {
  const { user, system } = process.cpuUsage();
  console.log(`Processor time: ${((user + system) / 1e6).toFixed(1)} s`);
});
