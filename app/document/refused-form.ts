type Rendered = {
  readonly actionData: unknown;
  readonly loaderData: Record<string, unknown>;
};

/**
 * Titles are made of what loaders have read; that an action refused a form stands nowhere else where they could see it.
 * A root that could not read anything, because the database went away after the refusal, stays empty: its error page
 * knows what to do without.
 */
export function noteRefusedForm({ actionData, loaderData }: Rendered, status: number): void {
  const { root } = loaderData;
  if (actionData === null || status < 400 || typeof root !== 'object' || root === null) return;
  loaderData['root'] = { ...root, formRefused: true };
}
