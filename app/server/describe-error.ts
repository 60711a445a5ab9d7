/** An error's name, SQLSTATE and stack places; its message could carry what somebody typed. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = chainOf(error)
    .map((each) => (each as { code?: unknown }).code)
    .find((each) => typeof each === 'string');
  const places = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 6);
  return [error.name, ...(typeof code === 'string' ? [code] : []), ...places.map((line) => line.trim())].join(
    ' | ',
  );
}

function chainOf(error: Error): readonly Error[] {
  const chain: Error[] = [];
  for (let at: unknown = error; at instanceof Error && chain.length < 5; at = at.cause) chain.push(at);
  return chain;
}
