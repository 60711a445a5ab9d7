/** How much of the largest it is; the figure itself stands beside it. */
export function ShareBar({ part, of }: { readonly part: number; readonly of: number }) {
  const width = of > 0 ? Math.max(0, Math.min(100, (part / of) * 100)) : 0;
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
      className="mt-1 block h-1.5 w-full"
    >
      <rect width={100} height={4} className="fill-mist" />
      <rect width={width} height={4} className="fill-accent" />
    </svg>
  );
}
