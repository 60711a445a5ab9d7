/** Coming back from the vendor proves nothing: what it says is written by a job, which is waited for a moment. */
const PATIENCE_MS = 300;
const GLANCES = 8;

/** @param glance at what the job writes; null: nothing yet, also when the moment is over */
export async function waitForMoney<T>(glance: () => Promise<T | null>): Promise<T | null> {
  for (let turn = 0; turn < GLANCES; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
    const seen = await glance();
    if (seen !== null) return seen;
  }
  return null;
}
