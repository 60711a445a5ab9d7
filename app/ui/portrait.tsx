/** In place of a photograph: initials over a few strands of hair, a little different for everybody. */
export function Portrait({ name, position }: { readonly name: string; readonly position: number }) {
  const initials = name
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => part.charAt(0))
    .join('');
  const lean = (position * 37) % 50;
  return (
    <svg
      viewBox="0 0 200 200"
      className="block aspect-square w-full bg-mist text-accent"
      aria-hidden="true"
      focusable="false"
    >
      {Array.from({ length: 7 }, (_, strand) => (
        <path
          key={strand}
          d={`M${-20 + strand * 13} 210 C ${30 + strand * 9 + lean} ${150 - strand * 6}, ${40 + strand * 12} ${70 - lean / 2}, ${120 + strand * 16 - lean} -10`}
          fill="none"
          stroke="currentColor"
          strokeOpacity={0.16 + strand * 0.03}
          strokeWidth="1.25"
        />
      ))}
      <text
        x="100"
        y="100"
        textAnchor="middle"
        dominantBaseline="central"
        fill="currentColor"
        className="font-serif text-[3.25rem]"
      >
        {initials}
      </text>
    </svg>
  );
}
