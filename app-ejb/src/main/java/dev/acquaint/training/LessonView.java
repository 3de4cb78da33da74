package dev.acquaint.training;

import java.util.Locale;

/**
 * A lesson to read.
 *
 * @param author whose thought it is; private commenters are not named
 * @param source the title of the text in which they said it
 * @param html the lesson without its title: headings from the second level on, no scripts, no foreign markup
 */
public record LessonView(LessonSummary summary, Locale language, String author, String source, String html) {}
