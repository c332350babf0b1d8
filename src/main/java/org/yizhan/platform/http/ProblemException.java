package org.yizhan.platform.http;

/**
 * Carries a problem to the failure handler. It has no stack trace: it reports the caller's mistake,
 * not ours.
 */
public final class ProblemException extends RuntimeException {
  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.title(), null, false, false);
    this.problem = problem;
  }

  /** What to answer. */
  public Problem problem() {
    return problem;
  }
}
