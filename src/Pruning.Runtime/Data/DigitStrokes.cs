namespace Pruning.Data;

/// <summary>
/// How each digit is written: variants of strokes in a box of width and height 1, y downwards. A stroke is a list of
/// points x, y; two are a line, more are a smooth curve through all of them.
/// </summary>
internal static class DigitStrokes
{
    private static readonly float[] Oval =
        [.52f, .02f, .26f, .14f, .16f, .5f, .26f, .86f, .5f, .98f, .74f, .86f, .84f, .5f, .74f, .14f, .5f, .02f];

    private static readonly float[] Stem = [.5f, 0f, .5f, 1f];
    private static readonly float[] NineLoop =
        [.77f, .22f, .52f, .02f, .27f, .13f, .22f, .36f, .42f, .5f, .66f, .42f, .77f, .22f];

    /// <summary>[digit][variant][stroke][2 x points].</summary>
    public static readonly float[][][][] All =
    [
        [
            [Oval],
            [[.6f, .04f, .3f, .12f, .14f, .48f, .24f, .88f, .5f, .98f, .78f, .82f, .86f, .44f, .7f, .1f, .44f, .06f]],
        ],
        [
            [Stem],
            [[.3f, .2f, .52f, 0f], [.52f, 0f, .52f, 1f]],
            [[.3f, .2f, .5f, 0f], Stem, [.28f, 1f, .74f, 1f]],
        ],
        [
            [
                [.18f, .25f, .3f, .06f, .55f, 0f, .78f, .12f, .8f, .32f, .62f, .56f, .38f, .78f, .15f, .98f],
                [.15f, .98f, .86f, .95f],
            ],
            [
                [
                    .18f, .2f, .45f, 0f, .76f, .14f, .74f, .42f, .5f, .72f, .28f, .94f, .14f, .88f,
                    .3f, .8f, .55f, .92f, .88f, .96f,
                ],
            ],
        ],
        [
            [
                [.2f, .12f, .45f, 0f, .74f, .1f, .74f, .32f, .44f, .46f],
                [.44f, .46f, .76f, .55f, .83f, .76f, .6f, .97f, .35f, .98f, .15f, .85f],
            ],
            [
                [.18f, .04f, .76f, .04f],
                [.76f, .04f, .44f, .4f],
                [.44f, .4f, .78f, .52f, .82f, .78f, .58f, .98f, .16f, .88f],
            ],
        ],
        [
            [[.24f, .04f, .18f, .3f, .16f, .58f], [.16f, .58f, .88f, .55f], [.7f, .06f, .66f, .5f, .64f, 1f]],
            [[.66f, 0f, .12f, .64f], [.12f, .64f, .9f, .63f], [.66f, 0f, .66f, 1f]],
        ],
        [
            [
                [.8f, .03f, .3f, .05f],
                [.3f, .05f, .25f, .45f],
                [.25f, .45f, .52f, .36f, .78f, .5f, .8f, .76f, .55f, .97f, .3f, .97f, .14f, .85f],
            ],
            [
                [.84f, .02f, .4f, .06f],
                [.4f, .06f, .24f, .38f, .5f, .44f, .74f, .6f, .72f, .84f, .48f, .98f, .16f, .92f],
            ],
        ],
        [
            [
                [
                    .68f, .02f, .44f, .16f, .25f, .44f, .19f, .74f, .34f, .96f, .6f, .97f, .79f, .8f,
                    .72f, .6f, .5f, .52f, .28f, .62f, .2f, .76f,
                ],
            ],
            [[.56f, 0f, .3f, .3f, .2f, .7f, .4f, .98f, .7f, .9f, .72f, .66f, .5f, .58f, .24f, .72f]],
        ],
        [
            [[.15f, .06f, .85f, .05f], [.85f, .05f, .65f, .4f, .5f, .7f, .42f, 1f]],
            [[.15f, .06f, .85f, .05f], [.85f, .05f, .62f, .42f, .46f, 1f], [.36f, .52f, .78f, .48f]],
            [[.15f, .22f, .2f, .06f], [.2f, .06f, .84f, .05f], [.84f, .05f, .66f, .38f, .52f, 1f]],
        ],
        [
            [
                [
                    .5f, .48f, .25f, .34f, .26f, .1f, .5f, .0f, .74f, .1f, .75f, .34f, .5f, .48f,
                    .23f, .66f, .23f, .88f, .5f, 1f, .77f, .88f, .77f, .66f, .5f, .48f,
                ],
            ],
            [
                [
                    .74f, .14f, .5f, 0f, .26f, .14f, .34f, .36f, .66f, .6f, .76f, .84f, .5f, 1f,
                    .24f, .84f, .36f, .6f, .66f, .36f, .76f, .12f,
                ],
            ],
        ],
        [
            [NineLoop, [.77f, .2f, .76f, .55f, .66f, 1f]],
            [NineLoop, [.77f, .2f, .8f, .6f, .65f, .9f, .42f, .98f, .22f, .88f]],
        ],
    ];
}
