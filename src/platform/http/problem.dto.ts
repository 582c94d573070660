/** One fault of the request. */
export class IssueDto {
  /** Field of the request that is meant. */
  field!: string;
  /** Stable name of the rule. */
  rule!: string;
  /** What is asked, in the language of the request. */
  demand!: string;
  /** What was found instead. */
  found?: string;
  /** How to mend it. */
  remedy?: string;
}

/** A problem in the sense of RFC 9457, following the Belgif REST guide. */
export class ProblemDto {
  /** Stable type of the problem. @example urn:problem-type:belgif:badRequest */
  type!: string;
  /** Short text in the language of the request. */
  title!: string;
  status!: number;
  /** What happened and what to do, in the language of the request. */
  detail!: string;
  /** Identifies this occurrence: quote it when you ask for help. */
  instance!: string;
  /** Every fault of the request, not just the first. */
  issues?: IssueDto[];
}
