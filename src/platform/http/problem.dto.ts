/** One fault of the request. */
export class IssueDto {
  /** Field of the request that is meant. @example name */
  field!: string;
  /** Stable name of the rule. @example max-length */
  rule!: string;
  /** What is asked, in the language of the request. @example "At most 80 characters." */
  demand!: string;
  /** What was found instead. @example "112 characters." */
  found?: string;
  /** How to mend it. @example "Shorten the name." */
  remedy?: string;
}

/** A problem in the sense of RFC 9457, following the Belgif REST guide. */
export class ProblemDto {
  /** Stable type of the problem. @example urn:problem-type:belgif:badRequest */
  type!: string;
  /** Short text in the language of the request. @example "Something in the request is not right" */
  title!: string;
  /** @example 400 */
  status!: number;
  /** What happened and what to do, in the language of the request. @example "Nothing was saved. Mend the points below and try again." */
  detail!: string;
  /** Identifies this occurrence: quote it when you ask for help. @example urn:uuid:1b4e28ba-2fa1-41d2-883f-0016d3cca427 */
  instance!: string;
  /** Every fault of the request, not just the first. */
  issues?: IssueDto[];
}
