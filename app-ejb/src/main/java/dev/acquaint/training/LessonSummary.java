package dev.acquaint.training;

/**
 * A lesson in a list.
 *
 * @param summary one sentence
 * @param minutes of reading, at least 1
 */
public record LessonSummary(String id, String title, String summary, Level level, int minutes) {}
