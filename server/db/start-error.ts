/** Something outside that keeps Jingwei from starting; the message is one line that says what to do. */
export class StartError extends Error {}
