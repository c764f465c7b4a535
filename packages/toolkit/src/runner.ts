/** Where in the user's files a message belongs; the runner shows it there. */
export interface Annotation {
  readonly title?: string;
  readonly file?: string;
  readonly startLine?: number;
}

export interface Log {
  info(message: string): void;
  debug(message: string): void;
  notice(message: string, at?: Annotation): void;
  warning(message: string, at?: Annotation): void;
  error(message: string, at?: Annotation): void;
  /** Everything that is logged meanwhile stands below the title, which folds it away where the runner can do that. */
  group<T>(title: string, work: () => Promise<T>): Promise<T>;
}

/** What started the run, as GitHub tells it. */
export interface GitHubEvent {
  /** `pull_request`, `push`, … */
  readonly name: string;
  /** The webhook's payload as it came; {} when the runner has none. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What an action may know of the run that it is part of. Fields are absent outside of one. */
export interface Context {
  /** `owner/name` */
  readonly repository?: string;
  readonly sha?: string;
  /** `refs/heads/main`, `refs/pull/7/merge`, … */
  readonly ref?: string;
  readonly runUrl?: string;
  readonly job?: string;
  /** Absent outside of GitHub. */
  readonly event?: GitHubEvent;
  /** Identifies the step among those of its job. */
  readonly step?: string;
  /** `https://github.com`, or a GitHub Enterprise server. */
  readonly serverUrl: string;
  /** `https://api.github.com`, or that of a GitHub Enterprise server. */
  readonly apiUrl: string;
  /** Folder that paths in inputs are relative to. */
  readonly workspace: string;
  /** Folder of the job's reports, shared by its steps. */
  readonly reports: string;
  /** A folder for files that need not outlive the job. */
  readonly temp: string;
}

/** The side of an action that faces whoever runs it: GitHub's runner, a terminal or a test. */
export interface Runner {
  readonly log: Log;
  readonly context: Context;
  /** The input's value, trimmed; '' when it is absent. */
  input(name: string): string;
  output(name: string, value: string): void;
  /** Hides a value in everything that is logged from now on. */
  secret(value: string): void;
  /** A signed token of who the job is, for one audience; absent where the job has no such right. */
  readonly idToken?: (audience: string) => Promise<string>;
  /** Adds to the page that the job shows. */
  summary(markdown: string): Promise<void>;
  /** What the step's clean-up is to know when the step is over, however it ended. No secret: the runner keeps it in a file. */
  leave(what: string): void;
  /** What the step left; undefined when it left nothing. */
  readonly left?: string | undefined;
  /** Ends the action as failed, saying why. `gate`: it worked, and the evidence is against the change. */
  fail(message: string, kind: 'gate' | 'error'): void;
}
