/**
 * @template T
 * @typedef {object} Job
 * @property {string} name
 * @property {string[]} after names of jobs that end before this one begins; those that are not among the jobs are done
 * @property {boolean} alone nothing else runs meanwhile
 * @property {() => Promise<T>} run
 */

/**
 * Runs jobs in the order given, as many at once as there is room for.
 *
 * @template T
 * @param {Job<T>[]} jobs an earlier job never waits for a later one
 * @param {number} most at once
 * @returns {Promise<T[]>} in the order of the jobs
 */
export async function runJobs(jobs, most) {
  /** @type {Map<Job<T>, Promise<T>>} */
  const begun = new Map();
  /** @type {Set<Job<T>>} */
  const running = new Set();

  /** @param {Job<T>} job */
  const isPending = (job) => !begun.has(job) || running.has(job);
  /** @param {Job<T>} job */
  const mayBegin = (job) => {
    if (begun.has(job) || running.size >= most) return false;
    if ([...running].some((other) => other.alone) || (job.alone && running.size > 0)) return false;
    return !jobs.some((other) => job.after.includes(other.name) && isPending(other));
  };
  /** @param {Job<T>} job */
  const begin = (job) => {
    running.add(job);
    begun.set(
      job,
      job.run().finally(() => running.delete(job)),
    );
  };

  while (begun.size < jobs.length) {
    for (const job of jobs) if (mayBegin(job)) begin(job);
    await Promise.race([...running].map((job) => begun.get(job)));
  }
  return Promise.all(jobs.map((job) => /** @type {Promise<T>} */ (begun.get(job))));
}
