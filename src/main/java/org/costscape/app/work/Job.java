package org.costscape.app.work;

/**
 * A work under way.
 *
 * @param work what is computed
 * @param progress how far it is
 */
public record Job(Work<?> work, JobProgress progress) {}
