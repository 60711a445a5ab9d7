/** The house's one ornament: combed strands, drawn with a fine pen. */
export function Strands({ className }: { readonly className: string }) {
  return (
    <svg
      viewBox="0 0 600 420"
      className={className}
      aria-hidden="true"
      focusable="false"
      fill="none"
      stroke="currentColor"
      preserveAspectRatio="xMaxYMid slice"
    >
      {Array.from({ length: 26 }, (_, strand) => (
        <path
          key={strand}
          d={`M${-30 + strand * 5} ${-10 + strand * 2} C ${130 + strand * 9} ${60 + strand * 3}, ${120 + strand * 4} ${250 + strand * 2}, ${330 + strand * 7} ${290 + strand * 4} S ${560 + strand * 3} ${330 + strand * 6}, ${640 + strand * 4} ${430 + strand * 9}`}
          strokeOpacity={0.12 + (strand % 5) * 0.06}
          strokeWidth={strand % 4 === 0 ? 1.4 : 0.8}
        />
      ))}
    </svg>
  );
}
