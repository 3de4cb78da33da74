/**
 * What people can learn: lessons that policies assign and that anybody may read. The texts are files, in English and in
 * Dutch, each written in its own right. Knows lessons by id only; which rule assigns which is the policies' matter.
 */
@NullMarked
package dev.acquaint.training;

import org.jspecify.annotations.NullMarked;
