/** The house's one ornament: combed strands, drawn with a fine pen. */
export function Strands({ className }: { readonly className: string }) {
  return (
    <svg
      viewBox="0 0 600 420"
      className={`overflow-visible ${className}`}
      aria-hidden="true"
      focusable="false"
      fill="none"
      stroke="currentColor"
      preserveAspectRatio="xMaxYMin slice"
    >
      {Array.from({ length: 26 }, (_, strand) => (
        <path
          key={strand}
          d={`M${190 + strand * 9} -20 C ${225 + strand * 8} ${90 + strand * 2}, ${150 + strand * 6} ${210 + strand * 3}, ${330 + strand * 7} ${270 + strand * 4} S ${560 + strand * 3} ${320 + strand * 6}, ${640 + strand * 4} ${420 + strand * 9}`}
          strokeOpacity={0.12 + (strand % 5) * 0.06}
          strokeWidth={strand % 4 === 0 ? 1.4 : 0.8}
        />
      ))}
    </svg>
  );
}
