/** Counts checks; a check passes when nothing was found against it. */
export class Tally {
  passed = 0;
  failed = 0;

  constructor(private readonly say: (line: string) => void) {}

  /** @param found what speaks against it, one line each */
  check(name: string, found: readonly string[]): void {
    if (found.length === 0) {
      this.passed += 1;
      return;
    }
    this.failed += 1;
    this.say(`  ✗ ${name}: ${found.length} found, such as ${distinct(found).slice(0, 3).join(' | ')}`);
  }

  expect(name: string, holds: boolean, otherwise = 'it does not hold'): void {
    this.check(name, holds ? [] : [otherwise]);
  }
}

const distinct = (lines: readonly string[]): string[] => [...new Set(lines)];
