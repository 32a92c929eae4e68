/** What a program prints on one line when all its calls were answered as it expects. */
export interface Report {
  /** What it ran in, in its own words. */
  readonly runtime: string;
  /** For each call a text that only the service can have given. */
  readonly answers: { readonly [call: string]: string };
}

/**
 * Reads the report of a program.
 *
 * @throws Error if there is none, if it ran in another runtime, or if an answer does not come from Prism: all that Prism
 * answers stands in the document that it was started from.
 */
export const parseReport = (output: string, runtime: string, document: unknown): Report => {
  const wrong = (what: string): Error => new Error(`${what}. It printed:\n${output}`);
  if (!/^\{.*\}\n?$/.test(output)) throw wrong("The program did not print one JSON line");
  const report = JSON.parse(output) as Report;
  if (!report.runtime.includes(runtime)) throw wrong(`The program did not run in ${runtime}`);
  const answers = Object.entries(report.answers);
  if (answers.length === 0) throw wrong("The program made no call");
  const text = JSON.stringify(document);
  const invented = answers.find(([, answer]) => !text.includes(JSON.stringify(answer)));
  if (invented) throw wrong(`The answer to "${invented[0]}" does not come from Prism`);
  return report;
};
