/** What may be told of an error of ours: its message can hold text of the file that was searched. */

/** Its name and its code, such as `TypeError` or `Error ERR_WORKER_OUT_OF_MEMORY`. */
export function errorDetail(error: unknown): string {
  if (!(error instanceof Error)) return 'no error object';
  const code: unknown = 'code' in error ? error.code : undefined;
  const name = /^[A-Za-z]{1,60}$/.test(error.name) ? error.name : 'Error';
  return typeof code === 'string' && /^[A-Z\d_]{1,60}$/.test(code) ? `${name} ${code}` : name;
}
