/** Loaded with --import: when the process ends, writes the milliseconds of processor time it took to standard error. */
process.on('exit', () => {
  const { user, system } = process.cpuUsage()
  process.stderr.write(`cpu ${(user + system) / 1000}\n`)
})
