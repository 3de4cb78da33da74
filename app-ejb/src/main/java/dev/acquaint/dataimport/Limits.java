package dev.acquaint.dataimport;

/**
 * What an upload may be. Real exports stay far below: a heavy user's has some 60 files, 50 MB packed and 300 MB unpacked,
 * and text of this kind packs 3 to 20 times.
 *
 * @param uploadBytes of the upload itself
 * @param entries files in an archive
 * @param unpackedBytes of all files that are read, together
 * @param ratio unpacked to packed; looked at only beyond {@code freeBytes}
 * @param freeBytes unpacked size below which the ratio does not matter
 */
record Limits(long uploadBytes, int entries, long unpackedBytes, int ratio, long freeBytes) {

    static final Limits STANDARD = new Limits(512L << 20, 2_000, 2L << 30, 250, 16L << 20);
}
