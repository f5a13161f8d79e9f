/** Milliseconds of processor time of this thread: a busy machine must not change what a bench finds. */
export function processorTime(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
