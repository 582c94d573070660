/** The generated client speaks of fetch as a browser's types do; Node's name all of them but this one. */
type BodyInit = NonNullable<RequestInit['body']>;
