/** Where Python would stop too: what follows is not loaded any more. */
export class Broken extends Error {}
