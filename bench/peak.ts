/** Loaded with --import: when the process ends, writes its highest resident memory in kilobytes to standard error. */
process.on('exit', () => {
  process.stderr.write(`peak ${process.resourceUsage().maxRSS}\n`)
})
