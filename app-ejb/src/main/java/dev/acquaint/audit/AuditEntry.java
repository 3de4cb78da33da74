package dev.acquaint.audit;

import dev.acquaint.kernel.Id;
import java.time.Instant;

/**
 * One event of the trail.
 *
 * @param sequence its place in the organization's chain, from 1
 * @param actor {@code member:<id>}, {@code service:<subject>}, {@code operator:<subject>} or {@code job:<name>}
 * @param actorName as it was then
 * @param act a dotted name in the past tense, such as {@code member.invited}
 * @param subject what it was done to, such as {@code member:0HZXR2Q1CKY6E}
 * @param detail a JSON object
 */
public record AuditEntry(
        Id id,
        long sequence,
        Instant at,
        String actor,
        String actorName,
        String act,
        String subject,
        String detail,
        String hash) {}
