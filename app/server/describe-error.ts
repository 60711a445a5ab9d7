/** An error's name, SQLSTATE and stack places; its message could carry what somebody typed. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const cause: unknown = error.cause;
  const code = [error, cause]
    .map((each) => (each as { code?: unknown } | undefined)?.code)
    .find((each) => typeof each === 'string');
  const places = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 6);
  return [error.name, ...(typeof code === 'string' ? [code] : []), ...places.map((line) => line.trim())].join(
    ' | ',
  );
}
