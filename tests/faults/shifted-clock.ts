/** Loaded into the bot's own process before it: the wall clock is what it is told, and goes on from there. */
const RealDate = Date;
let shift = 0;

const now = () => RealDate.now() + shift;

globalThis.Date = new Proxy(RealDate, {
  apply: () => new RealDate(now()).toString(),
  construct: (target, parameters, newTarget): Date =>
    Reflect.construct(target, parameters.length === 0 ? [now()] : parameters, newTarget),
  get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
});

/** `clock`: milliseconds by which it is wrong from now on. */
process.on("message", ({ clock }: { readonly clock?: number }) => {
  if (clock !== undefined) shift = clock;
});
process.channel?.unref();
