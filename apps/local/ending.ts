/** What must be undone at the end, the last first; also when the end comes in the middle of the start. */
export class Ending {
  private readonly acts: (() => Promise<void> | void)[] = [];
  private ended: Promise<void> | undefined;

  get begun(): boolean {
    return this.ended !== undefined;
  }

  add(act: () => Promise<void> | void): void {
    this.acts.push(act);
  }

  /** Runs every act once, however often it is called; one that fails does not keep the others. */
  run(): Promise<void> {
    this.ended ??= this.all();
    return this.ended;
  }

  private async all(): Promise<void> {
    for (let act = this.acts.pop(); act; act = this.acts.pop()) {
      try {
        await act();
      } catch (fault) {
        console.error(fault);
      }
    }
  }
}
