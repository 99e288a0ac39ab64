// The door of every script. It is parsed by whatever Node the machine has, so it keeps to ES2018 and imports nothing
// before it knows that the rest can be read.

const oldestMajor = 20;

/**
 * Runs the `main` of a script, or ends with one sentence: this Node is too old, or the set-up was refused.
 *
 * @param {() => Promise<{ main: (args: string[]) => Promise<number> }>} load imports the script's own module
 */
export function begin(load) {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < oldestMajor) {
    console.error(
      'Tidewire needs Node ' +
        oldestMajor +
        ' or newer to begin, and this is Node ' +
        process.versions.node +
        '.',
    );
    process.exit(1);
  }
  load()
    .then((script) => script.main(process.argv.slice(2)))
    .then((code) => process.exit(code))
    .catch((/** @type {{ name?: unknown, message?: unknown, exitCode?: unknown }} */ error) => {
      const isSentence = error.name === 'Refusal';
      console.error(isSentence ? error.message : error);
      process.exit(isSentence && typeof error.exitCode === 'number' ? error.exitCode : 1);
    });
}
